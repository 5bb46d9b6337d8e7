import { Body, Controller, Post } from '@nestjs/common';
import { ServiceWindow, type SentMessage } from './service-window.service';
import { SupportMessageDto } from './support-message.dto';

/** The route with which the team of the shop writes to a customer on WhatsApp. */
@Controller('support')
export class SupportController {
  constructor(private readonly window: ServiceWindow) {}

  @Post('messages')
  async write(@Body() { destination, text }: SupportMessageDto): Promise<SentMessage> {
    return await this.window.write(destination, text);
  }
}
