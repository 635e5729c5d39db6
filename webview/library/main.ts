import '../shared/language.ts';
import '../shared/page.css';
import './library-view.ts';
