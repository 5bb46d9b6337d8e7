import './environment';
import { createRequire } from 'node:module';
import { Expression } from 'n8n-workflow';

/** The engines with which n8n evaluates expressions. Older n8n only has `legacy`; 1.123.81 and 2.40 use `vm` by default. */
export const expressionEngines = ['legacy', 'vm'] as const;

/** The part of `@n8n/expression-runtime` that is used here. */
interface Runtime {
  readonly IsolatedVmBridge: new (options: { timeout: number; memoryLimit: number }) => object;
  readonly ExpressionEvaluator: new (options: object) => { initialize(): Promise<void> };
}

/** Sets the engine as n8n's server does. Jest cannot load it in the way of n8n. */
export async function startExpressionEngine(engine: (typeof expressionEngines)[number]): Promise<void> {
  if (engine === 'vm') {
    const ofWorkflow = createRequire(require.resolve('n8n-workflow'));
    const { IsolatedVmBridge, ExpressionEvaluator } = ofWorkflow('@n8n/expression-runtime') as Runtime;
    const { expressionSandboxHooks } = ofWorkflow('./expression-sandboxing') as {
      expressionSandboxHooks: object;
    };
    const vmEvaluator = new ExpressionEvaluator({
      createBridge: () => new IsolatedVmBridge({ timeout: 60_000, memoryLimit: 128 }),
      maxCodeCacheSize: 1024,
      poolSize: 1,
      hooks: expressionSandboxHooks,
    });
    await vmEvaluator.initialize();
    Object.assign(Expression, { vmEvaluator });
  }
  Expression.setExpressionEngine(engine);
}

export async function stopExpressionEngine(): Promise<void> {
  await Expression.disposeExpressionEngine();
  Expression.setExpressionEngine('legacy');
}
