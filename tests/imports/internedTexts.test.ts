import fc from 'fast-check';
import { expect, it } from 'vitest';
import { InternedTexts } from '../../src/imports/reading/internedTexts.ts';

it('gives the part of the text that was asked for, whatever was asked for before', () => {
  const name = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', '1', ']'), maxLength: 6 }),
    fc.constant('x'.repeat(400)),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(3), name), { maxLength: 60 }), (parts) => {
      const interned = new InternedTexts();
      for (const [before, part] of parts)
        expect(interned.of(`${'#'.repeat(before)}${part}#`, before, before + part.length)).toBe(part);
    }),
  );
});
