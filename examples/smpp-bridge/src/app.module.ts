import { Module } from '@nestjs/common';
import { EightByEightSmppModule } from 'nestjs-8x8/smpp';
import { N8N_WEBHOOK, N8nForwarder } from './n8n-forwarder.service';
import { n8nWebhook, smppOptions } from './settings';

/** The bridge: it holds the SMPP connection that n8n cannot hold. */
@Module({
  imports: [EightByEightSmppModule.forRootAsync({ useFactory: smppOptions })],
  providers: [{ provide: N8N_WEBHOOK, useFactory: n8nWebhook }, N8nForwarder],
})
export class AppModule {}
