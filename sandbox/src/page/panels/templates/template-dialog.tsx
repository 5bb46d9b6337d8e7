import { ask } from '../../dialogs/dialog';
import { runOperation } from '../../state/run-operation';
import { about } from '../../state/page-state';

/** Asks for a simple template and sends it to review, as 8x8's web site would. */
export async function askForTemplate(): Promise<void> {
  await ask(
    'New template',
    <>
      <label>
        Name, in lower case with underscores
        <input name="name" required pattern="[a-z0-9_]+" defaultValue="my_template" />
      </label>
      <div class="field-pairs">
        <label>
          Language
          <input name="language" required defaultValue="en_US" />
        </label>
        <label>
          Category
          <select name="category">
            <option value="UTILITY">utility</option>
            <option value="MARKETING">marketing</option>
          </select>
        </label>
      </div>
      <label>
        Text. {'{{1}}'} stands for the first parameter.
        <textarea name="body" rows={4} required defaultValue={'Hello {{1}}, your order is ready.'} />
      </label>
      <label>
        Example of each parameter, one a line
        <textarea name="examples" rows={2} defaultValue="Mei" />
      </label>
      <label>
        Footer
        <input name="footer" />
      </label>
    </>,
    'Send to review',
    ({ name = '', language = '', category = '', body = '', examples = '', footer = '' }) => {
      const values = examples.split('\n').filter((each) => each.trim() !== '');
      return runOperation('chatApps.createTemplate', {
        channelId: about.value?.whatsAppChannelId ?? '',
        name,
        language,
        category,
        components: [
          { type: 'BODY', text: body, ...(values.length > 0 ? { examples: values } : {}) },
          ...(footer === '' ? [] : [{ type: 'FOOTER', text: footer }]),
        ],
      });
    },
  );
}
