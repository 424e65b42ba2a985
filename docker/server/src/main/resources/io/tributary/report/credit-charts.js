/*
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */
// The pictures of credit: each function takes the data of its section and gives what the chart library draws.
const creditCharts = (function () {
    'use strict';

    const {number, percent, wrap, mix, tooltip, tooltipTable, categories, amounts} = drawing;

    // One panel for each model; rules and data-driven models begin a row of their own
    function credit(data, theme, width, state) {
        const columns = width >= 660 ? 5 : width >= 480 ? 3 : 2;
        const labels = width >= 900 ? 108 : 98;
        const bar = 20;
        const gap = 14;
        const panel = (width - labels - gap * (columns - 1)) / columns;
        const assumption = model => wrap(model.assumption, panel / 6.2);
        const head = 30 + 14 * Math.max(...data.models.map(model => assumption(model).split('\n').length));
        const room = state.unit === 'euros' ? 58 : 44;
        const all = data.models.flatMap(model => model[state.unit]);
        const least = Math.min(0, ...all);
        const most = Math.max(...all);
        const grids = [];
        const titles = [];
        const xAxes = [];
        const yAxes = [];
        const series = [];
        // Text at the very top would be cut
        let top = 6;
        for (const dataDriven of [false, true]) {
            data.models.filter(model => model.dataDriven === dataDriven).forEach((model, place) => {
                const column = place % columns;
                if (column === 0 && grids.length > 0) {
                    top += head + bar * data.channels.length + 24;
                }
                const index = grids.length;
                const left = labels + column * (panel + gap);
                titles.push({
                    left: left,
                    top: top,
                    padding: 0,
                    itemGap: 3,
                    text: model.name,
                    textStyle: {fontSize: panel >= 150 ? 14 : 12, color: theme.text},
                    subtext: assumption(model),
                    subtextStyle: {fontSize: 11, lineHeight: 14, color: theme.muted}
                });
                grids.push({left: left, top: top + head, width: panel, height: bar * data.channels.length});
                xAxes.push({
                    type: 'value', gridIndex: index, show: false,
                    min: least, max: least + (most - least) * panel / (panel - room)
                });
                yAxes.push(categories(data.channels, theme, {
                    gridIndex: index,
                    axisLabel: {show: column === 0, color: theme.text, fontSize: 12, interval: 0, width: labels - 8, overflow: 'truncate'},
                    axisPointer: {show: true, type: 'shadow', label: {show: false}, shadowStyle: {color: theme.muted, opacity: 0.15}, triggerTooltip: true}
                }));
                series.push({
                    type: 'bar', name: model.name, xAxisIndex: index, yAxisIndex: index,
                    data: model[state.unit],
                    barWidth: 13,
                    itemStyle: {color: dataDriven ? theme.learned : theme.rules, borderRadius: 2},
                    label: {show: true, position: 'right', distance: 4, fontSize: 11, color: theme.text, formatter: item => number(item.value, 2)}
                });
            });
        }
        return {
            height: top + head + bar * data.channels.length + 6,
            keys: [
                {colour: theme.rules, text: 'Rules'},
                {colour: theme.learned, text: 'Data-driven'}
            ],
            option: {
                title: titles, grid: grids, xAxis: xAxes, yAxis: yAxes, series: series,
                axisPointer: {link: [{yAxisIndex: 'all'}]},
                tooltip: Object.assign(tooltip(theme), {
                    trigger: 'axis',
                    formatter: items => tooltipTable(
                        data.channels[items[0].dataIndex],
                        data.models.map(model => [model.name, number(model[state.unit][items[0].dataIndex], 2)]))
                })
            }
        };
    }

    function removalEffects(data, theme) {
        const bars = (name, key, colour) => ({
            type: 'bar', name: name, data: data.effects.map(effect => effect[key]), barWidth: 12, barGap: '15%',
            itemStyle: {color: colour, borderRadius: 2},
            label: {show: true, position: 'right', fontSize: 11, color: theme.text, formatter: item => percent(item.value, 1)}
        });
        const second = mix(theme.surface, theme.learned, 0.5);
        return {
            height: data.effects.length * 36 + 40,
            keys: [
                {colour: theme.learned, text: 'Markov: remembers the last touch'},
                {colour: second, text: 'Markov, order 2: remembers the last two'}
            ],
            option: {
                grid: {left: 112, right: 52, top: 6, bottom: 30},
                xAxis: amounts(theme, {axisLabel: {color: theme.muted, formatter: value => percent(value, 0)}}),
                yAxis: categories(data.effects.map(effect => effect.channel), theme, {}),
                tooltip: Object.assign(tooltip(theme), {
                    trigger: 'axis',
                    axisPointer: {type: 'shadow'},
                    formatter: items => tooltipTable(items[0].name, items.map(item => [item.seriesName, percent(item.value, 1)]))
                }),
                series: [bars('Markov', 'order1', theme.learned), bars('Markov, order 2', 'order2', second)]
            }
        };
    }

    // What models of a kind gave a channel is a bar from the least to the most
    function truth(data, theme) {
        const range = (name, from, to, colour, shift) => ({
            type: 'custom', name: name,
            data: data.channels.map((channel, index) => [channel[from], channel[to], index]),
            encode: {x: [0, 1], y: 2},
            itemStyle: {color: colour},
            renderItem: (parameters, api) => {
                const start = api.coord([api.value(0), api.value(2)]);
                const end = api.coord([api.value(1), api.value(2)]);
                return {
                    type: 'rect',
                    shape: {x: start[0] - 3, y: start[1] + shift - 4, width: end[0] - start[0] + 6, height: 8, r: 4},
                    style: {fill: colour}
                };
            }
        });
        const span = (from, to) => number(from, 2) + ' to ' + number(to, 2);
        return {
            height: data.channels.length * 36 + 56,
            keys: [
                {mark: 'diamond', colour: theme.good, text: 'caused'},
                {colour: theme.rules, text: 'credited by rules'},
                {colour: theme.learned, text: 'credited by data-driven models'}
            ],
            option: {
                grid: {left: 112, right: 24, top: 6, bottom: 44},
                xAxis: amounts(theme, {name: 'purchases', nameLocation: 'middle', nameGap: 28, nameTextStyle: {color: theme.muted}}),
                yAxis: categories(data.channels.map(channel => channel.name), theme, {splitLine: {show: true, lineStyle: {color: theme.line, type: 'dotted'}}}),
                tooltip: Object.assign(tooltip(theme), {
                    trigger: 'axis',
                    axisPointer: {type: 'shadow', axis: 'y'},
                    formatter: items => {
                        const channel = data.channels[items[0].dataIndex];
                        return tooltipTable(channel.name, [
                            ['Caused', number(channel.caused, 0)],
                            ['Rules', span(channel.rulesFrom, channel.rulesTo)],
                            ['Data-driven', span(channel.dataDrivenFrom, channel.dataDrivenTo)]
                        ]);
                    }
                }),
                series: [
                    range('Rules', 'rulesFrom', 'rulesTo', theme.rules, -6),
                    range('Data-driven', 'dataDrivenFrom', 'dataDrivenTo', theme.learned, 6),
                    {
                        type: 'scatter', name: 'Caused', symbol: 'diamond', symbolSize: 16, z: 5,
                        data: data.channels.map((channel, index) => [channel.caused, index]),
                        itemStyle: {color: theme.good, opacity: 1, borderColor: theme.surface, borderWidth: 2}
                    }
                ]
            }
        };
    }

    function rankCorrelation(data, theme, width) {
        const meaning = {'-1': '-1\nupside down', 0: '0\nchance', 1: '1\ntrue order'};
        return {
            height: data.models.length * 30 + 56,
            keys: [
                {colour: theme.rules, text: 'Rules'},
                {colour: theme.learned, text: 'Data-driven'}
            ],
            option: {
                grid: {left: 122, right: 34, top: 6, bottom: 46},
                xAxis: amounts(theme, {min: -1, max: 1, interval: width >= 560 ? 0.5 : 1, axisLabel: {color: theme.muted, formatter: value => meaning[value] || number(value, 2)}}),
                yAxis: categories(data.models.map(model => model.name), theme, {}),
                tooltip: Object.assign(tooltip(theme), {formatter: item => tooltipTable(item.name, [['Rank correlation', number(item.value, 2)]])}),
                series: [{
                    type: 'bar', barWidth: 16,
                    data: data.models.map(model => ({
                        value: model.correlation,
                        itemStyle: {color: model.dataDriven ? theme.learned : theme.rules, borderRadius: 2},
                        label: {position: model.correlation < 0 ? 'left' : 'right'}
                    })),
                    label: {show: true, fontSize: 12, color: theme.text, formatter: item => number(item.value, 2)},
                    markLine: {symbol: 'none', silent: true, label: {show: false}, lineStyle: {color: theme.muted, type: 'solid'}, data: [{xAxis: 0}]}
                }]
            }
        };
    }

    return {
        'credit': credit,
        'removal-effects': removalEffects,
        'truth': truth,
        'rank-correlation': rankCorrelation
    };
})();
