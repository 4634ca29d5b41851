#include "views/dialogs/help_browser.h"

#include "views/theme/theme_manager.h"
#include "views/widgets/markdown_look.h"
#include "views/widgets/screen_fit.h"

#include <QFile>
#include <QHBoxLayout>
#include <QLocale>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

namespace peerscape::views {

namespace {

const QString kFirstPage = QStringLiteral("index");

/// Where a page is in the language of the window, or else in English.
QString pathOf(const QString& page)
{
    const QString own =
        QStringLiteral(":/help/%1/%2.md").arg(QLocale::languageToCode(QLocale().language()), page);
    return QFile::exists(own) ? own : QStringLiteral(":/help/%1.md").arg(page);
}

} // namespace

/// Pages come from the resources; some have a part that is made when they are shown.
class HelpBrowser::Browser : public QTextBrowser
{
public:
    explicit Browser(const HelpBrowser& owner)
        : m_owner(owner)
    {
    }

    QVariant loadResource(int type, const QUrl& url) override
    {
        const QVariant content = QTextBrowser::loadResource(type, url);
        const QString page = url.fileName().section(QLatin1Char('.'), 0, 0);
        if (!m_owner.m_extensions.contains(page))
            return content;
        return content.toByteArray() + m_owner.m_extensions.value(page)().toUtf8();
    }

private:
    const HelpBrowser& m_owner;
};

HelpBrowser::HelpBrowser(const ThemeManager& theme, QWidget* parent)
    : QDialog(parent)
    , m_theme(theme)
    , m_browser(new Browser(*this))
{
    setWindowTitle(tr("Help"));
    resizeOnScreen(*this, {760, 640});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 6, 8, 6);
    const auto addButton = [&](const QString& glyph, const QString& text, const QKeySequence& key,
                               auto&& act) {
        auto* button = new QToolButton;
        const auto loadIcon = [this, button, glyph] { button->setIcon(m_theme.icon(glyph)); };
        loadIcon();
        connect(&m_theme, &ThemeManager::changed, button, loadIcon);
        button->setToolTip(
            QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText)));
        button->setAccessibleName(text);
        button->setShortcut(key);
        connect(button, &QToolButton::clicked, this, act);
        bar->addWidget(button);
        return button;
    };
    QToolButton* back =
        addButton(QStringLiteral("arrow-left"), tr("Back"),
                  QKeySequence(QStringLiteral("Alt+Left")), [this] { m_browser->backward(); });
    QToolButton* forward =
        addButton(QStringLiteral("arrow-right"), tr("Forward"),
                  QKeySequence(QStringLiteral("Alt+Right")), [this] { m_browser->forward(); });
    addButton(QStringLiteral("help"), tr("First page"), QKeySequence(QStringLiteral("Alt+Home")),
              [this] { showPage(kFirstPage); });
    bar->addStretch(1);
    layout->addLayout(bar);
    layout->addWidget(m_browser, 1);
    back->setEnabled(false);
    forward->setEnabled(false);
    connect(m_browser, &QTextBrowser::backwardAvailable, back, &QWidget::setEnabled);
    connect(m_browser, &QTextBrowser::forwardAvailable, forward, &QWidget::setEnabled);
    m_browser->setFrameShape(QFrame::NoFrame);
    m_browser->setAccessibleName(tr("Help"));
    connect(&theme, &ThemeManager::changed, this, &HelpBrowser::restyle);
    connect(m_browser, &QTextBrowser::sourceChanged, this, &HelpBrowser::restyle);
}

void HelpBrowser::restyle()
{
    m_browser->document()->setDocumentMargin(20);
    m_browser->document()->setIndentWidth(20);
    styleMarkdown(*m_browser->document(), m_theme.theme());
}

void HelpBrowser::extendPage(const QString& page, std::function<QString()> make)
{
    m_extensions.insert(page, std::move(make));
}

void HelpBrowser::showPage(const QString& page, const QString& heading)
{
    const QString path = QFile::exists(pathOf(page)) ? pathOf(page) : pathOf(kFirstPage);
    m_browser->setSource(QUrl(QStringLiteral("qrc") + path), QTextDocument::MarkdownResource);
    if (!heading.isEmpty()) {
        for (QTextBlock block = m_browser->document()->begin(); block.isValid();
             block = block.next()) {
            if (block.blockFormat().headingLevel() > 0 && block.text().startsWith(heading)) {
                m_browser->setTextCursor(QTextCursor(block));
                m_browser->ensureCursorVisible();
                break;
            }
        }
    }
    show();
    raise();
    activateWindow();
    m_browser->setFocus();
}

QString HelpBrowser::page() const
{
    return m_browser->source().fileName().section(QLatin1Char('.'), 0, 0);
}

} // namespace peerscape::views
