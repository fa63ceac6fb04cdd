/** UUIDs of versions 4 and 7. Source: RFC 9562, §5.4 and §5.7. */
import { partsOf, splitAtHost, type IdGenerator } from './generator.ts';

const UUID = /^([0-9a-f]{8}-[0-9a-f]{4})-([47][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/i;

export const UUID_V4: IdGenerator = {
  id: 'uuid-v4',
  read(text) {
    const [left, at, host] = splitAtHost(text);
    if (UUID.exec(left)?.[2]?.[0] !== '4') return null;
    return {
      generator: 'UUID, version 4',
      parts: partsOf([
        [left, 'random', '122 random bits'],
        [at, null],
        [host, 'host'],
      ]),
      hash: null,
      time: null,
      values: [],
      inferred: [],
    };
  },
};

export const UUID_V7: IdGenerator = {
  id: 'uuid-v7',
  read(text) {
    const [left, at, host] = splitAtHost(text);
    const [, clock = '', rest = ''] = UUID.exec(left) ?? [];
    if (rest[0] !== '7') return null;
    return {
      generator: 'UUID, version 7',
      parts: partsOf([
        [clock, 'clock', 'clock, ms (hex)'],
        ['-', null],
        [rest, 'random', '74 random bits'],
        [at, null],
        [host, 'host'],
      ]),
      hash: null,
      time: { ms: Number.parseInt(clock.replace('-', ''), 16), decimals: 3 },
      values: [],
      inferred: [],
    };
  },
};
