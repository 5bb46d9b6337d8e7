import { render } from 'preact';

import '../styles/colours.css';
import '../styles/frame.css';
import '../app/theme';
import { GuestPage } from './guest-page';
import { followRoom } from './guest-room';
import './room.css';

/** The page behind the guest link of a video room. It knows nothing of the control API, which may need a key. */
render(<GuestPage />, document.body);
void followRoom();
