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
// Puts the pictures into the page, and keeps them right when the width, the colours or a choice change.
(function () {
    'use strict';

    const data = JSON.parse(document.getElementById('report-data').textContent);
    const charts = Object.assign({}, creditCharts, journeyCharts);
    const narrowestWidth = {flow: 640, transitions: 860};
    const choices = {credit: {name: 'unit', values: ['purchases', 'euros'], titles: ['Purchases', 'Euros']}};
    const state = {unit: 'purchases'};
    const pictures = new Map();
    // The width between the margins of a page, where one is printed
    let paperWidth = null;

    function colours() {
        const style = getComputedStyle(document.documentElement);
        const colour = name => style.getPropertyValue('--' + name).trim();
        return {
            surface: colour('surface'),
            text: colour('text'),
            muted: colour('muted'),
            line: colour('line'),
            track: colour('track'),
            rules: colour('rules'),
            learned: colour('learned'),
            good: colour('good'),
            cold: colour('cold'),
            font: getComputedStyle(document.body).fontFamily
        };
    }

    function draw(id) {
        const element = document.getElementById(id + '-chart');
        const room = paperWidth || element.parentElement.clientWidth;
        const width = paperWidth || Math.max(room, narrowestWidth[id] || 0);
        const theme = colours();
        const picture = charts[id](data[id], theme, width, state);
        element.style.width = width + 'px';
        element.style.height = picture.height + 'px';
        if (!pictures.has(id)) {
            pictures.set(id, echarts.init(element, null, {renderer: 'svg', width: width, height: picture.height}));
        }
        const chart = pictures.get(id);
        chart.resize({width: width, height: picture.height});
        chart.setOption(Object.assign({
            animation: false,
            backgroundColor: 'transparent',
            textStyle: {fontFamily: theme.font, color: theme.text}
        }, picture.option), true);
        drawControls(id, picture.keys || []);
    }

    function drawControls(id, keys) {
        const controls = document.getElementById(id + '-controls');
        controls.replaceChildren();
        if (choices[id]) {
            controls.append(choice(choices[id]));
        }
        for (const key of keys) {
            const item = document.createElement('span');
            item.className = 'key';
            const mark = document.createElement('i');
            mark.className = key.mark || '';
            mark.style.background = key.colour;
            item.append(mark, key.text);
            controls.append(item);
        }
    }

    function choice(options) {
        const group = document.createElement('span');
        group.className = 'choice';
        group.setAttribute('role', 'group');
        options.values.forEach((value, index) => {
            const button = document.createElement('button');
            button.type = 'button';
            button.textContent = options.titles[index];
            button.setAttribute('aria-pressed', String(state[options.name] === value));
            button.addEventListener('click', () => {
                state[options.name] = value;
                drawAll();
                document.querySelector('.choice button[aria-pressed="true"]').focus();
            });
            group.append(button);
        });
        return group;
    }

    function drawAll() {
        Object.keys(data).forEach(draw);
    }

    let waiting = null;
    window.addEventListener('resize', () => {
        clearTimeout(waiting);
        waiting = setTimeout(drawAll, 100);
    });
    window.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
    window.addEventListener('beforeprint', () => {
        paperWidth = 690;
        document.documentElement.dataset.theme = 'light';
        drawAll();
    });
    window.addEventListener('afterprint', () => {
        paperWidth = null;
        delete document.documentElement.dataset.theme;
        drawAll();
    });
    drawAll();
})();
