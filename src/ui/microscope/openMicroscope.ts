/** Opens the microscope on these Message-IDs; nothing of it is loaded before. */
export async function openMicroscope(ids: readonly string[] = []): Promise<void> {
  (await import('./show.ts')).showMicroscope(ids);
}
