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
// The pictures of the report: each function takes the data of its section and gives what the chart library draws.
// All texts of the data go through escape() where the library takes HTML, which is in tooltips only.
const tributaryCharts = (function () {
    'use strict';

    const escape = text => echarts.format.encodeHTML(text);

    // The same everywhere: a comma between thousands, a point before the fraction
    function number(value, digits) {
        const [whole, fraction] = Math.abs(value).toFixed(digits).split('.');
        const text = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (fraction ? '.' + fraction : '');
        return (value < 0 && Number(text.replace(/,/g, '')) !== 0 ? '-' : '') + text;
    }

    const percent = (part, digits) => number(part * 100, digits) + '%';

    const sum = values => values.reduce((left, right) => left + right, 0);

    // Lines of so many characters at most, where words allow it
    function wrap(text, most) {
        const lines = [''];
        for (const word of text.split(' ')) {
            const line = lines[lines.length - 1];
            if (line && line.length + 1 + word.length > most) {
                lines.push(word);
            }
            else {
                lines[lines.length - 1] = line ? line + ' ' + word : word;
            }
        }
        return lines.join('\n');
    }

    function mix(from, to, part) {
        const channels = colour => [1, 3, 5].map(start => parseInt(colour.slice(start, start + 2), 16));
        const target = channels(to);
        return 'rgb(' + channels(from).map((value, index) => Math.round(value + (target[index] - value) * part)).join(',') + ')';
    }

    function tooltip(theme) {
        return {
            confine: true,
            backgroundColor: theme.surface,
            borderColor: theme.line,
            textStyle: {color: theme.text, fontSize: 13}
        };
    }

    function tooltipTable(title, rows) {
        return '<b>' + escape(title) + '</b><table>'
            + rows.map(row => '<tr><td style="text-align:left;padding:1px 12px 1px 0;border:0">' + escape(row[0]) + '</td><td style="padding:1px 0;border:0">' + escape(row[1]) + '</td></tr>').join('')
            + '</table>';
    }

    function categories(names, theme, more) {
        return Object.assign({
            type: 'category',
            inverse: true,
            data: names,
            axisLine: {show: false},
            axisTick: {show: false},
            axisLabel: {color: theme.text, fontSize: 12, interval: 0}
        }, more);
    }

    function amounts(theme, more) {
        return Object.assign({
            type: 'value',
            splitLine: {lineStyle: {color: theme.line}},
            axisLabel: {color: theme.muted, fontSize: 12, hideOverlap: true}
        }, more);
    }

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

    // Width is journeys; colour is how many of them ended in a purchase
    function flow(data, theme, width) {
        const warmest = 0.6;
        const lastStep = Math.max(...data.nodes.filter(node => node.step < 9).map(node => node.step));
        const byState = new Map(data.nodes.map(node => [node.state, node]));
        const arriving = state => sum(data.links.filter(link => link.target === state).map(link => link.journeys));
        const leaving = state => sum(data.links.filter(link => link.source === state).map(link => link.journeys));
        const size = node => Math.max(arriving(node.state), leaving(node.state));
        const ofLabel = label => sum(data.nodes.filter(node => node.label === label).map(size));
        const isRest = node => node.label.startsWith('(') ? 1 : 0;
        const nodes = data.nodes.slice().sort((left, right) =>
            left.step - right.step
            || isRest(left) - isRest(right)
            || (left.step === 9 ? right.label.length - left.label.length : ofLabel(right.label) - ofLabel(left.label)));
        const colour = link => mix(theme.cold, theme.good, Math.min(1, link.purchases / link.journeys / warmest));
        const left = 4;
        const right = 4;
        const heads = ['First touch', 'Second touch', 'Third touch', 'Later', 'Outcome'];
        const steps = lastStep + 1;
        const column = depth => left + depth * (width - left - right) / (steps - 1);
        return {
            height: width >= 900 ? 620 : 560,
            keys: [
                {mark: 'ramp', colour: 'linear-gradient(90deg,' + theme.cold + ',' + theme.good + ')', text: 'part of the journeys that ended in a purchase, from 0% to ' + percent(warmest, 0) + ' and more'}
            ],
            option: {
                title: Array.from({length: steps}, (_, depth) => ({
                    text: depth === steps - 1 ? heads[4] : heads[depth],
                    top: 4,
                    padding: 0,
                    left: column(depth),
                    textAlign: depth === 0 ? 'left' : depth === steps - 1 ? 'right' : 'center',
                    textStyle: {fontSize: 13, color: theme.muted, fontWeight: 600}
                })),
                tooltip: Object.assign(tooltip(theme), {
                    formatter: item => {
                        if (item.dataType === 'edge') {
                            return tooltipTable(byState.get(item.data.source).label + ' \u2192 ' + byState.get(item.data.target).label, [
                                ['Journeys', number(item.data.value, 0)],
                                ['ended in a purchase', number(item.data.purchases, 0) + ' (' + percent(item.data.purchases / item.data.value, 1) + ')']
                            ]);
                        }
                        return tooltipTable(byState.get(item.name).label, [['Journeys', number(size(byState.get(item.name)), 0)]]);
                    }
                }),
                series: [{
                    type: 'sankey',
                    left: left, right: right, top: 32, bottom: 8,
                    nodeWidth: 14,
                    nodeGap: 11,
                    layoutIterations: 0,
                    draggable: false,
                    emphasis: {focus: 'adjacency'},
                    data: nodes.map(node => ({
                        name: node.state,
                        depth: node.step === 9 ? lastStep : node.step - 1,
                        itemStyle: {color: node.state === '(conversion)' ? theme.good : node.step === 9 || isRest(node) ? theme.cold : theme.muted, borderWidth: 0},
                        label: {
                            position: node.step === 9 ? 'left' : 'right',
                            formatter: () => node.label.replace(/^\((.*)\)$/, '$1') + '  ' + number(size(node), 0)
                        }
                    })),
                    label: {color: theme.text, fontSize: 12, textBorderColor: theme.surface, textBorderWidth: 3},
                    links: data.links.map(link => ({
                        source: link.source,
                        target: link.target,
                        value: link.journeys,
                        purchases: link.purchases,
                        lineStyle: {color: colour(link), opacity: 0.55, curveness: 0.5}
                    }))
                }]
            }
        };
    }

    function transitions(data, theme, width) {
        // Purchases are rare: their column has a scale of its own
        const purchase = data.to.length - 2;
        const most = column => Math.max(...data.cells.filter(cell => (cell.to === purchase) === (column === purchase)).map(cell => cell.probability));
        const strength = cell => cell.probability / most(cell.to);
        return {
            height: 130 + data.from.length * 30,
            option: {
                grid: {left: 112, right: 8, top: 104, bottom: 8},
                xAxis: {
                    type: 'category', position: 'top', data: data.to,
                    axisLine: {show: false}, axisTick: {show: false}, splitArea: {show: false},
                    axisLabel: {interval: 0, rotate: 45, fontSize: 12, color: theme.text}
                },
                yAxis: categories(data.from, theme, {}),
                tooltip: Object.assign(tooltip(theme), {
                    formatter: item => {
                        const cell = item.data.cell;
                        return tooltipTable(data.from[cell.from] + ' \u2192 ' + data.to[cell.to], [
                            ['Journeys', number(cell.journeys, 0)],
                            ['of those on ' + data.from[cell.from], percent(cell.probability, 1)]
                        ]);
                    }
                }),
                series: [{
                    type: 'heatmap',
                    data: data.cells.map(cell => ({
                        value: [cell.to, cell.from, cell.probability],
                        cell: cell,
                        itemStyle: {
                            color: mix(theme.track, cell.to === purchase ? theme.good : theme.rules, strength(cell)),
                            borderColor: theme.surface,
                            borderWidth: 2
                        },
                        label: {color: strength(cell) > 0.55 ? theme.surface : theme.text}
                    })),
                    label: {show: true, fontSize: 11, formatter: item => percent(item.data.cell.probability, width >= 1000 ? 1 : 0)},
                    emphasis: {itemStyle: {borderColor: theme.text, borderWidth: 1}}
                }]
            }
        };
    }

    function removalEffects(data, theme, width) {
        const bars = (name, key, colour) => ({
            type: 'bar', name: name, data: data.effects.map(effect => effect[key]), barWidth: 12, barGap: '15%',
            itemStyle: {color: colour, borderRadius: 2},
            label: {show: true, position: 'right', fontSize: 11, color: theme.text, formatter: item => percent(item.value, 1)}
        });
        const second = mix(theme.surface, theme.learned, 0.5);
        return {
            height: data.effects.length * 36 + 40,
            keys: [
                {colour: theme.learned, text: 'Markov: the last touch counts'},
                {colour: second, text: 'Markov, order 2: the last two touches count'}
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
    function truth(data, theme, width) {
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
        return {
            height: data.models.length * 30 + 44,
            keys: [
                {colour: theme.rules, text: 'Rules'},
                {colour: theme.learned, text: 'Data-driven'}
            ],
            option: {
                grid: {left: 122, right: 16, top: 6, bottom: 34},
                xAxis: amounts(theme, {min: -1, max: 1, interval: width >= 560 ? 0.25 : 0.5, axisLabel: {color: theme.muted, formatter: value => number(value, width >= 560 ? 2 : 1)}}),
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
        'flow': flow,
        'transitions': transitions,
        'removal-effects': removalEffects,
        'truth': truth,
        'rank-correlation': rankCorrelation
    };
})();
