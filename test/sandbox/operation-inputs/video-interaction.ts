import type { MakeInput } from './make-input';

/** An input for every operation of video interaction, by the ID of the operation. */
export const videoInteractionInputs: Readonly<Record<string, MakeInput>> = {
  'videoInteraction.createToken': async () => ({ create_room: true, call_reference: 'claim-1001' }),
  'videoInteraction.getCalls': async ({ sandbox }) => {
    sandbox.videoCall({});
    return {};
  },
  'videoInteraction.getCall': async ({ sandbox }) => ({ id: sandbox.videoCall({ rating: 5 }).callId }),
  'videoInteraction.getImage': async ({ sandbox }) => ({
    link: sandbox.videoCall({ snapshots: 1 }).conversation[0]?.data,
  }),
};
