import type { OpenDocument } from './documents/open-document.ts';

/** Longest time that typing is waited for, in milliseconds. */
const LONGEST_WAIT = 400;
/** An analysis that is quicker than this is done at each keystroke. */
const QUICK = 40;

/**
 * Documents to be looked at again: the newest text of each, one after the other, so that requests come between. A
 * document that takes long is looked at when typing pauses.
 */
export class LintQueue {
  private readonly waiting = new Map<OpenDocument, NodeJS.Timeout>();

  constructor(private readonly look: (document: OpenDocument) => void) {}

  add(document: OpenDocument): void {
    clearTimeout(this.waiting.get(document));
    const wait = document.cost < QUICK ? 0 : Math.min(document.cost, LONGEST_WAIT);
    const timer = setTimeout(() => {
      this.waiting.delete(document);
      this.look(document);
    }, wait);
    this.waiting.set(document, timer);
  }

  remove(uri: string): void {
    for (const [document, timer] of this.waiting) {
      if (document.uri !== uri) continue;
      clearTimeout(timer);
      this.waiting.delete(document);
    }
  }
}
