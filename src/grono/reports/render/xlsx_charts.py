"""Charts of a workbook: the program's own, over the cells of a sheet, so that they follow a change."""

from __future__ import annotations

from typing import Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.utils import get_column_letter

from grono.domain.text import _
from grono.reports.document import Chart, ChartKind, Column, Table
from grono.wording import Kind

_ROW = 0.62
_LEAST = 6.0


def table_of(block: Chart) -> Table:
    """The values of a chart that has no table of its own."""
    columns = (
        Column(block.unit or "", lambda item: item[0], width=220),
        Column(_("Number"), lambda item: item[1], Kind.NUMBER, 90),
    )
    return Table(block.title, columns, block.items)


def shows(block: Chart, table: Table | None) -> bool:
    """Whether a chart is of the rows of the table before it: then it stands beside them."""
    return table is not None and not block.title and len(block.items) == len(table.rows)


def add_bars(sheet: Any, rows: int, columns: int, kind: ChartKind, colour: str) -> None:
    """Bars of the second column, named by the first, at the right of the table."""
    if not rows:
        return
    chart = BarChart()
    upright = kind is ChartKind.STEPS
    chart.type = "col" if upright else "bar"
    chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=rows + 1))
    chart.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=rows + 1))
    chart.legend = None
    chart.gapWidth = 60
    chart.x_axis.delete = False
    chart.y_axis.delete = not upright
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorGridlines = None
    chart.x_axis.scaling.orientation = "minMax" if upright else "maxMin"
    [series] = chart.series
    series.graphicalProperties.solidFill = colour.lstrip("#").upper()
    series.dLbls = DataLabelList()
    series.dLbls.showVal = True
    series.dLbls.showSerName = series.dLbls.showCatName = series.dLbls.showLegendKey = False
    chart.width, chart.height = 16, 9.0 if upright else max(rows * _ROW + 1.6, _LEAST)
    sheet.add_chart(chart, f"{get_column_letter(columns + 2)}2")
