// In this order: what the extension does before it is used can only be seen first.
import './activation.host.ts';
import './launch.host.ts';
import './compile-errors.host.ts';
import './restart.host.ts';
import './bad-launches.host.ts';
import './lint.host.ts';
import './language-model.host.ts';
