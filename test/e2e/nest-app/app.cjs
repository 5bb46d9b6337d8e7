/** The app of the matrix, without a compiler: the same for every Nest, adapter and kind of module. */
const decorated = (decorators, target, name, descriptor) => {
  for (const decorator of decorators) decorator(target, name, descriptor);
  return target;
};

/** The module of the app. It answers whoever writes to it. */
exports.appModule = ({ common, eightByEight, options, imports = [], providers = [] }) => {
  const { EightByEightModule, OnInboundSms, SmsService } = eightByEight;

  class Answers {
    constructor(sms) {
      this.sms = sms;
    }
    async answer({ payload }) {
      await this.sms.send({ destination: payload.source, text: `You said: ${payload.body}` });
    }
  }
  Reflect.defineMetadata('design:paramtypes', [SmsService], Answers);
  const { prototype } = Answers;
  decorated([OnInboundSms()], prototype, 'answer', Object.getOwnPropertyDescriptor(prototype, 'answer'));
  common.Injectable()(Answers);

  class AppModule {}
  common.Module({
    imports: [EightByEightModule.forRoot(options ?? JSON.parse(process.env.EIGHT_BY_EIGHT)), ...imports],
    providers: [Answers, ...providers],
  })(AppModule);
  return AppModule;
};

/** Boots it, and prints where it listens. It greets once it is up. */
exports.boot = async ({ core, Adapter, beforeListen, ...parts }) => {
  const app = await core.NestFactory.create(exports.appModule(parts), new Adapter(), {
    logger: ['error'],
    abortOnError: false,
  });
  app.enableShutdownHooks();
  await beforeListen?.(app);
  await app.listen(0, '127.0.0.1');
  const sms = app.get(parts.eightByEight.SmsService);
  const { umid } = await sms.send({ destination: '+6591230001', text: 'The app is up.' });
  console.log(JSON.stringify({ url: await app.getUrl(), umid }));
  return app;
};
