import '../shared/page.css';
import './library-view.ts';
