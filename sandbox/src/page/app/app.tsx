import { CallBar } from '../calls/call-bar';
import { CallView } from '../calls/call-view';
import { Composer } from '../conversations/composer/composer';
import { ConversationList } from '../conversations/inbox/conversation-list';
import { Thread } from '../conversations/thread/thread';
import { OpenDialog } from '../dialogs/dialog';
import { Panels } from '../panels/panels';
import { navigate, pageLocation } from '../state/location';
import { NoticeBar } from './notice-bar';
import { TopBar } from './top-bar';

/** A narrow window shows one part at a time. */
const views = [
  ['inbox', 'Inbox'],
  ['conversation', 'Chat'],
  ['panels', 'Panels'],
] as const;

export function App() {
  const { view, call } = pageLocation.value;
  return (
    <div class="page" data-view={view}>
      <TopBar />
      <CallBar />
      <main>
        <ConversationList />
        {call === undefined ? (
          <section class="conversation" aria-label="Conversation">
            <Thread />
            <Composer />
          </section>
        ) : (
          <section class="conversation" aria-label="Call">
            <CallView />
          </section>
        )}
        <Panels />
      </main>
      <nav class="views" aria-label="Views">
        {views.map(([each, title]) => (
          <button
            key={each}
            type="button"
            aria-current={view === each}
            onClick={() => navigate({ view: each })}
          >
            {title}
          </button>
        ))}
      </nav>
      <NoticeBar />
      <OpenDialog />
    </div>
  );
}
