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
// What all pictures of the report share: numbers and colours as text, tooltips and axes.
// All texts of the data go through escape() where the chart library takes HTML, which is in tooltips only.
const drawing = (function () {
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

    const channels = colour => [1, 3, 5].map(start => parseInt(colour.slice(start, start + 2), 16));

    // A colour between two, given as #rrggbb
    function mix(from, to, part) {
        const target = channels(to);
        return '#' + channels(from).map((value, index) => Math.round(value + (target[index] - value) * part).toString(16).padStart(2, '0')).join('');
    }

    // Dark or light, whichever can be read on a colour
    function legibleOn(colour) {
        const [red, green, blue] = channels(colour);
        return 0.299 * red + 0.587 * green + 0.114 * blue > 145 ? '#1b2430' : '#ffffff';
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
            axisLabel: {color: theme.text, fontSize: 12, interval: 0, width: 104, overflow: 'truncate'}
        }, more);
    }

    function amounts(theme, more) {
        return Object.assign({
            type: 'value',
            splitLine: {lineStyle: {color: theme.line}},
            axisLabel: {color: theme.muted, fontSize: 12, hideOverlap: true}
        }, more);
    }

    return {number, percent, sum, wrap, mix, legibleOn, tooltip, tooltipTable, categories, amounts};
})();
