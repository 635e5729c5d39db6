import { noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import type { Rect } from '../../src/view/library/grid-layout.ts';

/** Puts an element at a rectangle of its parent; a height of NaN is that of its content. The page's policy forbids style attributes, not style properties. */
class Placed extends Directive {
  private last: Rect | undefined;

  override render(rect: Rect): unknown {
    // Nothing is drawn by text: `update` does it. The parameter gives the directive its type.
    void rect;
    return noChange;
  }

  override update(part: ElementPart, [rect]: [Rect]): unknown {
    const { last } = this;
    const { style } = part.element as HTMLElement;
    if (last?.x !== rect.x || last.y !== rect.y) style.transform = `translate(${rect.x}px, ${rect.y}px)`;
    if (last?.width !== rect.width) style.width = `${rect.width}px`;
    if (!Object.is(last?.height, rect.height))
      style.height = Number.isNaN(rect.height) ? '' : `${rect.height}px`;
    this.last = rect;
    return noChange;
  }
}

export const placed = directive(Placed);
