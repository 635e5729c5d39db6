/** Tells the elements around of something; it passes the borders of their shadows. */
export function emit<Detail>(from: HTMLElement, name: string, detail: Detail): void {
  from.dispatchEvent(new CustomEvent<Detail>(name, { detail, bubbles: true, composed: true }));
}
