/** A stand-in for OpenAI: every question gets the same answer. */

/** @param {string} url */
export const credentials = (url) => [
  {
    id: 'openAiForExamples',
    name: 'OpenAI',
    type: 'openAiApi',
    data: { apiKey: 'none', url: `${url}/v1` },
  },
];

export const respond = () => ({
  body: {
    id: 'completion-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: 'stand-in',
    choices: [
      { index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'We are open until 20.' } },
    ],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  },
});
