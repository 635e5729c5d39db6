/** The signs of the drawing: outlines on a square of 16, for the page and for the saved picture alike. */
export const ICONS = {
  robot: 'M8 1v3M3 4h10v3H3zM4 7v5h2M12 7v5h-2M6 12v2M10 12v2',
  empty: 'M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z',
  busy: 'M13 8a5 5 0 1 1-1.6-3.7M12 2v3H9',
  ready: 'M3 8.5l3.2 3.2L13 5',
  held: 'M8 3l5 6H3zM3 12.5h10',
  cleaner: 'M10 2l4 4-5 5-4-4zM5 7l-3 6 1 1 6-3M4 11l1 1',
  error: 'M4 4l8 8M12 4l-8 8',
  locked: 'M4 7.5h8V14H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  unlocked: 'M4 7.5h8V14H4zM5.5 7.5V5a2.5 2.5 0 0 1 4.8-1',
  doorOpen: 'M3 14V2h6M3 14l7 1V3L3 2M12 2h1v12h-2M8 8v1',
  doorClosed: 'M4 14V2h8v12zM2 14h12M9.5 8v1',
  extended: 'M2 4h5v8H2M7 6.5h6v3H7M11 5l2.5 3L11 11',
  retracted: 'M2 3h12v10H2zM5 8h6M7.5 5.5L5 8l2.5 2.5',
  keypad: 'M3 2h10v12H3zM5.5 5h1M7.7 5h1M10 5h1M5.5 8h1M7.7 8h1M10 8h1M5.5 11h1M7.7 11h1M10 11h1',
  different: 'M3 6h10M3 10h10M10.5 3l-5 10',
  exception: 'M8 2l6.5 11.5h-13zM8 6.5v3M8 11.3v.6',
  imported: 'M8 2v7M5 6.5L8 9.5l3-3M3 10v4h10v-4',
  inverted: 'M5 13V3M2.5 5.5L5 3l2.5 2.5M11 3v10M8.5 10.5L11 13l2.5-2.5',
  away: 'M2.5 2.5l11 11M3 6v7h7M6 3h7v7',
} as const;

export type IconName = keyof typeof ICONS;
