export { restCodes, type CodeMeaning } from './rest-codes';
