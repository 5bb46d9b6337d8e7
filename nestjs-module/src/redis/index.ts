export { RedisEventStore, type RedisEventStoreOptions } from './redis-event-store';
