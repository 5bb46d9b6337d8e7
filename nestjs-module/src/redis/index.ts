/** The entry point `/redis`: an event store in Redis, so that several processes handle each webhook event only once. */
export { RedisEventStore, type RedisEventStoreOptions } from './redis-event-store';
