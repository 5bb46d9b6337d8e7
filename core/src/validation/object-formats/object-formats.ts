import type { ObjectFormat } from '../json-schema';
import type { Fields, ValidationContext } from '../validation-context';
import { checkChatMessage } from './chat-message';
import { checkInteractive } from './interactive';
import { checkKeyCapture } from './key-capture';
import { checkPatchStep } from './patch-step';
import { checkPeriod } from './period';

/** Checks rules between the fields of an object that JSON Schema cannot express, and adds issues to the context. */
export type ObjectRule = (object: Fields, context: ValidationContext) => void;

/** The rules of each object format. They ignore values of the wrong type, which the checks of the fields report. */
export const objectFormats: Readonly<Record<ObjectFormat, ObjectRule>> = {
  'chat-message': checkChatMessage,
  interactive: checkInteractive,
  'key-capture': checkKeyCapture,
  'patch-step': checkPatchStep,
  period: checkPeriod,
};
