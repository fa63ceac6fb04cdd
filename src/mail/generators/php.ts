/** PHP's uniqid(): seconds in 8 hexadecimal digits and µs in 5; with more entropy, a random number behind them. */
import { partsOf, splitAtHost, type IdGenerator } from './generator.ts';

const FORM = /^([0-9a-f]{8})([0-9a-f]{5})(\d\.\d{8})?$/;
const BEGIN_SECONDS = Date.UTC(1998, 0, 1) / 1000;
const END_SECONDS = Date.UTC(2100, 0, 1) / 1000;

export const PHP_UNIQID: IdGenerator = {
  id: 'php-uniqid',
  read(text) {
    const [left, at, host] = splitAtHost(text);
    const match = FORM.exec(left);
    if (!match) return null;
    const [, secondsText = '', microsText = '', random = ''] = match;
    const seconds = Number.parseInt(secondsText, 16);
    const micros = Number.parseInt(microsText, 16);
    if (seconds < BEGIN_SECONDS || seconds > END_SECONDS || micros >= 1_000_000) return null;
    return {
      generator: 'PHP, uniqid()',
      parts: partsOf([
        [secondsText, 'clock', 'clock, s (hex)'],
        [microsText, 'clock', 'µs (hex)'],
        [random, 'random'],
        [at, null],
        [host, 'host'],
      ]),
      hash: null,
      time: { ms: seconds * 1000 + micros / 1000, decimals: 6 },
      values: [],
      inferred: ['13 hexadecimal digits that are a likely time; PHP is not named in the text.'],
    };
  },
};
