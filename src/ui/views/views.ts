/** The page's views beside the race, each loaded when it is opened. */
import { createContext, type Component } from 'svelte';
import type { ViewId } from '../../scenario/view.ts';

/** What every view is given. It reads and keeps its own part of the address, and tells the root element its run state. */
export interface ViewProps {
  /** Why threads cannot share memory here; null: they can. */
  readonly obstacle: string | null;
  /** Files that were dropped or chosen by *Open logs*, which stands in the navigation of every view; [] for none. */
  readonly files: readonly File[];
}

interface View {
  /** In the navigation. */
  readonly label: string;
  readonly load: () => Promise<{ default: Component<ViewProps> }>;
}

export type LazyViewId = Exclude<ViewId, 'race'>;

/** In the order of the navigation. */
export const VIEWS: Partial<Readonly<Record<LazyViewId, View>>> = {
  schedule: { label: 'You are the scheduler', load: async () => import('./schedule/ScheduleView.svelte') },
  explore: { label: 'Every interleaving', load: async () => import('./explore/ExploreView.svelte') },
  sweep: { label: 'Sweeps', load: async () => import('./sweep/SweepView.svelte') },
  logs: { label: 'Real logs', load: async () => import('./logs/LogsView.svelte') },
};

export interface Navigation {
  readonly view: ViewId;
  /** Shows files in the view of logs. */
  readonly openLogs: (files: readonly File[]) => void;
}

export const [navigation, provideNavigation] = createContext<Navigation>();
