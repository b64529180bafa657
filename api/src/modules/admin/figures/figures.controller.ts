import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Access } from '../../../platform/guards/access.ts';
import { type Caller, CurrentCaller } from '../../../platform/guards/caller.ts';
import { Problems, Returns } from '../../../platform/http/returns.ts';
import { type Figures, figuresQuery, type FiguresQuery, figuresSchema } from './figures.schemas.ts';
import { ReadFigures } from './read-figures.ts';

@ApiTags('Back office')
@Controller('v1/admin/figures')
export class FiguresController {
  constructor(@Inject(ReadFigures) private readonly figures: ReadFigures) {}

  @Get()
  @Access({ roles: ['staff', 'admin'] })
  @ApiOperation({
    operationId: 'getFigures',
    summary: 'Bookings, no-shows, money and imports by day, and what waits to be settled',
    description:
      'Days are those of a time zone: on the days its clocks change they are longer or shorter. Staff see their hospital, admins all or one.',
  })
  @Returns(200, figuresSchema)
  @Problems('request.invalid', 'not_found')
  read(
    @CurrentCaller() caller: Caller,
    @Query({ schema: figuresQuery }) query: FiguresQuery,
  ): Promise<Figures> {
    return this.figures.read(caller, query);
  }
}
