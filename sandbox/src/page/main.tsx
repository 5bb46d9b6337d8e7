import { render } from 'preact';

import { App } from './app/app';
import './styles/colours.css';
import './styles/frame.css';
import './controls/controls.css';
import './panels/panels.css';
import './panels/lists/lists.css';
import './panels/control/control.css';
import './dialogs/dialogs.css';
import './styles/phone.css';
import { openSession } from './state/control-client';
import { listen } from './state/live-events';

render(<App />, document.body);
await openSession();
listen();
