import '../shared/language.ts';
import '../shared/page.css';
import './trace-view.ts';
