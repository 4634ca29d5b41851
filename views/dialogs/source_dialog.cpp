#include "views/dialogs/source_dialog.h"

#include "views/dialogs/code_highlighter.h"
#include "views/theme/theme_manager.h"
#include "views/widgets/screen_fit.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

namespace peerscape::views {

namespace {

/// Characters shown on either side of the place.
constexpr qsizetype kShownAround = 200'000;

} // namespace

SourceDialog::SourceDialog(const QString& name, const QByteArray& content, int line, int column,
                           const ThemeManager& theme, QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(name);
    resizeOnScreen(*this, {860, 620});
    qsizetype start = 0;
    for (int i = 1; i < line && start >= 0; ++i)
        start = content.indexOf('\n', start) + 1;
    // From the beginning of a line, however far in the file.
    const qsizetype from =
        start > kShownAround ? content.lastIndexOf('\n', start - kShownAround) + 1 : 0;
    const qsizetype skipped = content.left(from).count('\n');
    auto* text = new QPlainTextEdit;
    text->setReadOnly(true);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFont(Theme::monoFont());
    text->setAccessibleName(name);
    auto* colors = new CodeHighlighter(text->document(), theme.theme());
    colors->setForm(write::CodeForm::Arm);
    text->setPlainText(QString::fromUtf8(content.mid(from, start - from + kShownAround)));
    const QTextBlock block =
        text->document()->findBlockByNumber(static_cast<int>(line - 1 - skipped));
    if (block.isValid()) {
        QTextCursor cursor(block);
        cursor.movePosition(QTextCursor::Right, QTextCursor::MoveAnchor,
                            std::clamp(column - 1, 0, block.length() - 1));
        text->setTextCursor(cursor);
        QTextEdit::ExtraSelection mark;
        mark.cursor = cursor;
        mark.cursor.clearSelection();
        mark.format.setBackground(theme.theme().color(ColorRole::Selection));
        mark.format.setProperty(QTextFormat::FullWidthSelection, true);
        text->setExtraSelections({mark});
    }
    auto* place = new QLabel(tr("Line %1, column %2").arg(line).arg(column));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(place);
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    text->setFocus();
    QMetaObject::invokeMethod(text, [text] { text->centerCursor(); }, Qt::QueuedConnection);
}

} // namespace peerscape::views
