#include "views/dialogs/text_dialog.h"

#include "views/widgets/screen_fit.h"

#include <QDialogButtonBox>
#include <QTextBrowser>
#include <QVBoxLayout>

namespace peerscape::views {

TextDialog::TextDialog(const QString& title, const QString& text, Qt::TextFormat format,
                       QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(title);
    resizeOnScreen(*this, {680, 560});
    auto* layout = new QVBoxLayout(this);
    auto* browser = new QTextBrowser;
    browser->setAccessibleName(title);
    browser->setOpenExternalLinks(false);
    if (format == Qt::MarkdownText)
        browser->setMarkdown(text);
    else
        browser->setHtml(text);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(browser);
    layout->addWidget(buttons);
}

} // namespace peerscape::views
