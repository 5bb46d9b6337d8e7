const { default: Sequencer } = require('@jest/test-sequencer');

/** Starts the tests of a whole n8n first. They take minutes, so one of them at the end would leave a worker without work. */
module.exports = class extends Sequencer {
  sort(tests) {
    const needsN8n = ({ path }) => path.includes('/test/e2e/');
    const sorted = super.sort(tests);
    return [...sorted.filter(needsN8n), ...sorted.filter((test) => !needsN8n(test))];
  }
};
