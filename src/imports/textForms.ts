/** How textStore writes a text: which forms there are, and how they are read again. */

/** Forms: two digits, or two hexadecimal digits, to a byte; a byte or two for each character. */
export const DIGITS = 0;
export const HEX = 1;
export const BYTES = 2;
export const UNITS = 3;

const ALPHABETS = ['0123456789.-', '0123456789ABCDE'] as const;
export const NIBBLES = ALPHABETS.map((alphabet) => {
  const nibbles = new Uint8Array(128).fill(255);
  for (let i = 0; i < alphabet.length; i++) nibbles[alphabet.charCodeAt(i)] = i;
  return nibbles;
});
export const DOT = 10;
export const MINUS = 11;
/** Fills the last half of a byte. */
export const END = 15;

/** The text of bytes in this form. */
export function decoded(form: number, bytes: Uint8Array): string {
  if (form === BYTES) return String.fromCharCode(...bytes);
  if (form === UNITS)
    return String.fromCharCode(...Uint16Array.from({ length: bytes.length / 2 }, (_, i) => unitAt(bytes, i)));
  const alphabet = ALPHABETS[form === DIGITS ? DIGITS : HEX];
  let text = '';
  for (const byte of bytes) {
    text += alphabet.charAt(byte >> 4);
    if ((byte & END) !== END) text += alphabet.charAt(byte & END);
  }
  return text;
}

function unitAt(bytes: Uint8Array, i: number): number {
  return bytes[2 * i]! | (bytes[2 * i + 1]! << 8);
}
