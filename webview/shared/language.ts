import { speak } from '../../src/view/language.ts';
import { TEXTS_ID } from '../../src/view/page.ts';

// Each view imports this first: what it draws is in the language of its page from the beginning.
const texts = document.getElementById(TEXTS_ID)?.textContent ?? '{}';
speak({ tag: document.documentElement.lang, texts: JSON.parse(texts) as Readonly<Record<string, string>> });
