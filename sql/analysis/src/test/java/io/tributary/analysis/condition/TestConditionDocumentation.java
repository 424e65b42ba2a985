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
package io.tributary.analysis.condition;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page says all that there is, and nothing else.
 */
final class TestConditionDocumentation
{
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| [^|]+ \\| `((?:[^`])+)` \\|");
    private static final Pattern BLOCK = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    private final String page = Files.readString(Path.of("docs", "conditions.md"));

    TestConditionDocumentation()
            throws IOException
    {}

    @Test
    void testOperatorsAndFunctions()
    {
        List<String> documented = new ArrayList<>();
        for (String line : page.lines().toList()) {
            Matcher matcher = ROW.matcher(line);
            if (matcher.matches()) {
                documented.add(matcher.group(1).replace("\\|", "|") + ": " + matcher.group(2).replace("\\|", "|"));
            }
        }
        assertThat(documented).containsExactlyElementsOf(List.of(Operator.values()).stream().map(operator -> operator.text() + ": " + operator.example()).toList());
    }

    @Test
    void testExamplesHaveTheirOperator()
    {
        for (Operator operator : Operator.values()) {
            assertThat(operators(Condition.parse(operator.example()))).describedAs(operator.example()).contains(operator.text());
            Condition.parse(operator.example()).bind(ExampleColumns.TOUCH, ExampleColumns.CONVERSION);
        }
    }

    @Test
    void testBlocks()
    {
        Matcher matcher = BLOCK.matcher(page);
        int blocks = 0;
        while (matcher.find()) {
            Condition.parse(matcher.group(1)).bind(ExampleColumns.TOUCH, ExampleColumns.CONVERSION);
            blocks++;
        }
        assertThat(blocks).isEqualTo(2);
    }

    @Test
    void testLimits()
    {
        assertThat(page).contains("%,d characters".formatted(Tokens.MAX_LENGTH), "%s levels".formatted(ConditionParser.MAX_DEPTH), "%s operators in one term".formatted(ConditionParser.MAX_OPERATORS));
    }

    private static List<String> operators(Condition condition)
    {
        List<String> operators = new ArrayList<>();
        addOperators(condition.syntax(), operators);
        return operators;
    }

    private static void addOperators(Syntax syntax, List<String> operators)
    {
        switch (syntax) {
            case Syntax.Reference _, Syntax.Literal _ -> {}
            case Syntax.Cast cast -> {
                operators.add((cast.orNull() ? Operator.TRY_CAST : Operator.CAST).text());
                addOperators(cast.argument(), operators);
            }
            case Syntax.Operation operation -> {
                operators.add(operation.operator().text());
                operation.arguments().forEach(argument -> addOperators(argument, operators));
            }
        }
    }
}
