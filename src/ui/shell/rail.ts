/** What the rail shows of a scene. */
export interface RailScene {
  /** 1–7. */
  readonly number: number;
  readonly title: string;
}
