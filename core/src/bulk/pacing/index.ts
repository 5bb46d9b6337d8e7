/** Pace, delivery window and duplicates, for bulk sending and for platforms that send in batches of their own, such as n8n. */
export {
  deliveryWindowIssues,
  openingOf,
  scheduleForWindow,
  type DeliveryWindow,
  type Opening,
} from './delivery-window';
export { Pacer, paceIssues, type Pace } from './pacer';
export { SeenRecipients } from './recipient-identity';
