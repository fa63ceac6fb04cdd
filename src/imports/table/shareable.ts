/** Memory that is sent to another thread: shared if that may be. A page that is not isolated may not share: what it sends is copied. */
export function shareable(bytes: number): ArrayBufferLike {
  return typeof SharedArrayBuffer === 'undefined' ? new ArrayBuffer(bytes) : new SharedArrayBuffer(bytes);
}
