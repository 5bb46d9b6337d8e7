import { Body, Controller, Get, NotFoundException, Param, Post } from '@nestjs/common';
import { OrderUpdates, type OrderUpdate } from './order-updates.service';
import { ShippedDto } from './shipped.dto';

/**
 * The routes of orders: the warehouse reports a shipped order, and the shop asks for the state of the message about
 * it.
 */
@Controller('orders')
export class OrdersController {
  constructor(private readonly updates: OrderUpdates) {}

  @Post(':id/shipped')
  async shipped(@Param('id') id: string, @Body() { name, destination }: ShippedDto) {
    const umid = await this.updates.shipped(id, name, destination);
    return umid === undefined ? { sent: false, reason: 'The customer has opted out.' } : { sent: true, umid };
  }

  @Get(':id')
  find(@Param('id') id: string): OrderUpdate {
    const update = this.updates.find(id);
    if (!update) throw new NotFoundException(`No message was sent about order ${id}.`);
    return update;
  }
}
