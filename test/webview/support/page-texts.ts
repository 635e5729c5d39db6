import type { Page } from 'playwright-core';

/** A text of a page. */
export interface PageText {
  readonly text: string;
  /** An element cuts it off at a side. */
  readonly clipped: boolean;
}

/**
 * Every text that a page shows or gives to a screen reader, also those inside of its components.
 * @param data a selector of elements whose texts are data.
 */
export async function pageTexts(page: Page, data = 'script, style'): Promise<PageText[]> {
  return page.evaluate((data) => {
    const found: { text: string; clipped: boolean }[] = [];
    const add = (text: string, clipped: boolean): void => {
      if (text.trim() !== '') found.push({ text: text.trim(), clipped });
    };
    const outer = (element: Element): Element | null => {
      const { parentElement, assignedSlot } = element;
      const root = element.getRootNode();
      return assignedSlot ?? parentElement ?? (root instanceof ShadowRoot ? root.host : null);
    };
    // What is for a screen reader alone is cut off to a point.
    const clipped = (node: Node): boolean => {
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right, width } = range.getBoundingClientRect();
      if (width === 0 || node.parentElement?.closest('.hidden-text')) return false;
      for (let at = node.parentElement as Element | null; at; at = outer(at)) {
        if (getComputedStyle(at).overflowX === 'visible') continue;
        const box = at.getBoundingClientRect();
        if (left < box.left - 1 || right > box.right + 1) return true;
      }
      return false;
    };
    // A placeholder is no node that could be measured.
    const tooNarrow = (input: HTMLInputElement): boolean => {
      const { font, paddingLeft, paddingRight } = getComputedStyle(input);
      const canvas = document.createElement('canvas').getContext('2d');
      if (!canvas) throw new Error('The browser draws on no canvas.');
      canvas.font = font;
      const room = input.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      return canvas.measureText(input.placeholder).width > room;
    };
    const walk = (node: Node): void => {
      if (node instanceof Text) add(node.data, clipped(node));
      if (node instanceof Element) {
        if (node.matches(`${data}, script, style`)) return;
        for (const name of ['aria-label', 'title', 'placeholder'])
          add(
            node.getAttribute(name) ?? '',
            name === 'placeholder' && node instanceof HTMLInputElement && tooNarrow(node),
          );
        if (node.shadowRoot) walk(node.shadowRoot);
      }
      for (const child of node.childNodes) walk(child);
    };
    walk(document.body);
    return found;
  }, data);
}
