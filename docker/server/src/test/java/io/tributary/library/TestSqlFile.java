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
package io.tributary.library;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class TestSqlFile
{
    @Test
    void testStatementsEndWithSemicolons()
    {
        assertThat(SqlFile.statements("-- A title\nSELECT 1;\n\nSELECT 2\nFROM x;\n")).containsExactly("SELECT 1", "SELECT 2\nFROM x");
        assertThat(SqlFile.statements("SELECT 1")).containsExactly("SELECT 1");
        assertThat(SqlFile.statements("-- nothing;\n;;\n")).isEmpty();
    }

    @Test
    void testSemicolonsInQuotesAndCommentsEndNothing()
    {
        assertThat(SqlFile.statements("SELECT 'a;b', \"c;d\", 'it''s; so'; SELECT 2")).containsExactly("SELECT 'a;b', \"c;d\", 'it''s; so'", "SELECT 2");
        assertThat(SqlFile.statements("SELECT 1 -- one; and 'more\n, 2; SELECT 1 - -1")).containsExactly("SELECT 1 -- one; and 'more\n, 2", "SELECT 1 - -1");
        assertThat(SqlFile.statements("SELECT '-- no comment;'")).containsExactly("SELECT '-- no comment;'");
    }

    @Test
    void testFilesAreReadInOrderAndNamedAfterWhatTheyMake(@TempDir Path folder)
            throws IOException
    {
        Files.writeString(folder.resolve("02-first.sql"), "SELECT 2;");
        Files.writeString(folder.resolve("01-second.sql"), "SELECT 1;");
        Files.writeString(folder.resolve("notes.md"), "no SQL");
        Files.createDirectory(folder.resolve("folder"));
        assertThat(SqlFile.readAll(folder)).containsExactly(new SqlFile("second", List.of("SELECT 1")), new SqlFile("first", List.of("SELECT 2")));
    }

    @Test
    void testFileWithoutStatement()
    {
        assertThatThrownBy(() -> new SqlFile("touch", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The file of touch has no statement");
    }

    @Test
    void testReplace()
    {
        assertThat(new SqlFile("touch", List.of("SELECT * FROM journeys.tiny.touch", "SELECT 1")).replace("journeys.tiny.", "journeys.sf1."))
                .isEqualTo(new SqlFile("touch", List.of("SELECT * FROM journeys.sf1.touch", "SELECT 1")));
    }

    @Test
    void testCommentEnding()
    {
        assertThat(new SqlFile("touch", List.of("CREATE VIEW touch\nCOMMENT 'Ann''s touches'\nAS\nSELECT 'x' AS y", "COMMENT ON COLUMN touch.y IS 'z'")).withCommentEnding(" (Bob's)"))
                .isEqualTo(new SqlFile("touch", List.of("CREATE VIEW touch\nCOMMENT 'Ann''s touches (Bob''s)'\nAS\nSELECT 'x' AS y", "COMMENT ON COLUMN touch.y IS 'z'")));
        assertThatThrownBy(() -> new SqlFile("touch", List.of("CREATE VIEW touch AS SELECT 1 AS y")).withCommentEnding("x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The file of touch gives it no comment");
    }

    @Test
    void testCommentedColumns()
    {
        assertThat(new SqlFile("touch", List.of("CREATE VIEW touch AS SELECT 1 AS y, 2 AS x", "COMMENT ON COLUMN touch.y IS 'a'", "COMMENT ON COLUMN touch.x IS 'b'")).commentedColumns())
                .containsExactly("x", "y");
    }
}
