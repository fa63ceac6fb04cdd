/** The page's views, as they stand in a link. */
export const VIEW_IDS = ['race', 'schedule', 'explore', 'sweep', 'logs'] as const;
export type ViewId = (typeof VIEW_IDS)[number];

/** Parameters that only this view reads. */
export const VIEW_PARAMETERS: Readonly<Record<ViewId, readonly string[]>> = {
  race: [],
  schedule: ['per', 'ticks', 'repair', 'moves'],
  explore: ['per', 'ticks', 'bound', 'limit'],
  sweep: ['x', 'y', 'seeds', 'seconds'],
  logs: [],
};

/** The view that a link asks for; the race where it names none, an unknown one or two, of which {@link parseScenario} tells. */
export function viewOf(params: URLSearchParams): ViewId {
  const named = params.getAll('view');
  return (named.length === 1 && VIEW_IDS.find((id) => id === named[0])) || 'race';
}
