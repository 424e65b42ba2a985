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
// The pictures of journeys: each function takes the data of its section and gives what the chart library draws.
const journeyCharts = (function () {
    'use strict';

    const {number, percent, sum, mix, legibleOn, tooltip, tooltipTable, categories} = drawing;

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
        const heads = ['First step', 'Second step', 'Third step', 'Later', 'Outcome'];
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
        const colour = cell => mix(theme.track, cell.to === purchase ? theme.good : theme.rules, cell.probability / most(cell.to));
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
                            ['Times', number(cell.journeys, 0)],
                            ['Share of the row', percent(cell.probability, 1)]
                        ]);
                    }
                }),
                series: [{
                    type: 'heatmap',
                    data: data.cells.map(cell => ({
                        value: [cell.to, cell.from, cell.probability],
                        cell: cell,
                        itemStyle: {
                            color: colour(cell),
                            borderColor: theme.surface,
                            borderWidth: 2
                        },
                        label: {color: legibleOn(colour(cell))}
                    })),
                    label: {show: true, fontSize: 11, formatter: item => percent(item.data.cell.probability, width >= 1000 ? 1 : 0)},
                    emphasis: {itemStyle: {borderColor: theme.text, borderWidth: 1}}
                }]
            }
        };
    }

    return {
        'flow': flow,
        'transitions': transitions
    };
})();
