/** Python's email.utils.make_msgid: centiseconds, process, 64 random bits, perhaps a word of the caller's. */
import { partsOf, splitAtHost, type IdGenerator } from './generator.ts';

/** Centiseconds have 12 digits from 2001-09-09 to 2286. */
const FORM = /^(\d{12})\.(\d{1,10})\.(\d{1,20})(\..+)?$/;

export const PYTHON_MAKE_MSGID: IdGenerator = {
  id: 'python-make-msgid',
  read(text) {
    const [left, at, host] = splitAtHost(text);
    const match = FORM.exec(left);
    if (!match || at === '') return null;
    const [, clock = '', process = '', random = '', word = ''] = match;
    if (BigInt(random) >> 64n) return null;
    return {
      generator: 'Python, email.utils.make_msgid',
      parts: partsOf([
        [clock, 'clock', 'clock, 1/100 s'],
        ['.', null],
        [process, 'process', 'process id'],
        ['.', null],
        [random, 'random', '64 random bits'],
        [word, null],
        [at, null],
        [host, 'host'],
      ]),
      hash: null,
      time: { ms: Number(clock) * 10, decimals: 2 },
      values: [],
      inferred: [],
    };
  },
};
