/**
 * The page's colours, once for the canvas, the exported SVG and the CSS (ui writes them as custom properties).
 * Contrast on paper and sheet was measured with WCAG 2's formula; tests keep it.
 */
export interface Theme {
  readonly paper: string;
  readonly sheet: string;
  readonly ink: string;
  readonly ink2: string;
  readonly rule2: string;
  readonly rule: string;
  readonly rail: string;
  readonly smtp: string;
  readonly hash: string;
  readonly hashT: string;
  readonly hashW: string;
  readonly onHash: string;
  readonly clockW: string;
  readonly coll: string;
  readonly collW: string;
  readonly fix: string;
  readonly fixW: string;
}

export const LIGHT: Theme = {
  paper: '#F3F5F3',
  sheet: '#FBFCFB',
  ink: '#18222D',
  ink2: '#4B5763',
  rule2: '#7C898E',
  rule: '#D3D9D7',
  rail: '#DEE3E1',
  smtp: '#C3CBCA',
  hash: '#BA8018',
  hashT: '#835400',
  hashW: '#F3E6CC',
  onHash: '#18222D',
  clockW: '#DFE4E6',
  coll: '#C4122D',
  collW: '#FBE3E4',
  fix: '#1D4FA8',
  fixW: '#DFE8F7',
};

export const DARK: Theme = {
  paper: '#11161C',
  sheet: '#171E26',
  ink: '#EDEAE1',
  ink2: '#A8B2BA',
  rule2: '#5F6D79',
  rule: '#2B3540',
  rail: '#26303A',
  smtp: '#3E4B57',
  hash: '#DFA748',
  hashT: '#E9BC6C',
  hashW: '#3A2F1A',
  onHash: '#171E26',
  clockW: '#313C46',
  coll: '#FF6B60',
  collW: '#45211F',
  fix: '#84B1FF',
  fixW: '#1D2F4E',
};

/** Font families, bundled by the page. */
export const FONTS = {
  prose: "'Source Serif 4 Variable', Georgia, serif",
  interface: "'Archivo Variable', system-ui, sans-serif",
  machine: "'IBM Plex Mono', ui-monospace, monospace",
} as const;
