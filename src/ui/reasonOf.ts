/** What a thrown value says for itself, to stand after "because" or a colon. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
