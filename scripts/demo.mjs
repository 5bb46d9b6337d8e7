import { findWorkflow, listWorkflows } from '../examples/demo/lib/gallery.mjs';
import { root, run } from './setup.mjs';

/**
 * `npm run demo`: sets up and builds the workspace, and runs the demo. `npm run demo -- NAME` plays a workflow of the
 * gallery, `npm run demo -- --list` lists them.
 */
const [name] = process.argv.slice(2);

if (name === '--list') {
  const workflows = listWorkflows(root);
  const width = Math.max(...workflows.map((workflow) => workflow.name.length));
  for (const workflow of workflows) console.log(`${workflow.name.padEnd(width)}  ${workflow.summary}`);
} else {
  // A wrong name is told before anything is built.
  if (name !== undefined) findWorkflowOrExit(name);
  for (const script of ['setup', 'build']) {
    const code = run('npm', ['run', script]);
    if (code !== 0) process.exit(code);
  }
  await import('../examples/demo/run.mjs');
}

function findWorkflowOrExit(wanted) {
  try {
    findWorkflow(root, wanted);
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
