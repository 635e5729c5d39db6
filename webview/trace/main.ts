import '../shared/page.css';
import './trace-view.ts';
