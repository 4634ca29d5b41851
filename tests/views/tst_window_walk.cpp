#include "app/window/translations.h"
#include "tests/support/test_registry.h"
#include "tests/views/window_walk.h"

#include <QDialog>
#include <QDir>
#include <QMenu>
#include <QPalette>
#include <QScreen>
#include <QSet>
#include <QSettings>
#include <QTest>

using namespace peerscape;
using namespace Qt::StringLiterals;

namespace {

using Mode = views::ThemeManager::Mode;

constexpr QSize kSmallScreen(1024, 700);

bool fits(const QSize& size, const QSize& room)
{
    return size.width() <= room.width() && size.height() <= room.height();
}

/// Keeps what the walk looks at as pictures, each place in the order in which it came, for a person
/// to look at: in the folder that PEERSCAPE_LOOK names, in one below it for each row.
class Album
{
public:
    explicit Album(const QString& row)
        : m_folder(qEnvironmentVariable("PEERSCAPE_LOOK"))
    {
        if (!m_folder.isEmpty())
            m_folder += u'/' + row;
    }
    [[nodiscard]] static bool isWanted() { return qEnvironmentVariableIsSet("PEERSCAPE_LOOK"); }
    void keep(const QString& place, QWidget& widget)
    {
        if (m_folder.isEmpty())
            return;
        QDir().mkpath(m_folder);
        const QString number = QString::number(m_count++).rightJustified(3, u'0');
        widget.grab().save(m_folder + u'/' + number + u' ' + QString(place).replace(u'/', u'-')
                           + u".png"_s);
    }

private:
    QString m_folder;
    int m_count = 0;
};

constexpr int kMostLinks = 200; ///< Of a page of the help, which Tab goes through, too.

/// What a person without a mouse does not get to in a window: what takes the keyboard from Tab and
/// is not come by when Tab is pressed again and again.
QStringList unreachedByTab(QWidget& window)
{
    QSet<QWidget*> unreached;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
        if (widget->window() == &window && widget->isVisible() && widget->isEnabled()
            && (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->focusProxy() == nullptr)
            unreached.insert(widget);
    }
    const auto presses = 2 * unreached.size() + kMostLinks;
    for (qsizetype i = 0; i < presses && !unreached.isEmpty(); ++i) {
        QWidget* focus = window.focusWidget();
        QTest::keyClick(focus != nullptr ? focus : &window, Qt::Key_Tab);
        unreached.remove(window.focusWidget());
    }
    QStringList names;
    for (const QWidget* widget : unreached)
        names << QLatin1String(widget->metaObject()->className()) + u' ' + widget->accessibleName();
    return names;
}

} // namespace

/// The window and its dialogs on a small screen, and in every theme for whoever looks at them.
class TestWindowWalk : public QObject
{
    Q_OBJECT

private slots:
    void cleanup()
    {
        qputenv("PEERSCAPE_LANGUAGE", "en");
        QSettings().clear();
        window::installTranslations();
        QApplication::setPalette(QPalette()); // the system's
    }

    void fitsTheScreen_data()
    {
        QTest::addColumn<Mode>("theme");
        QTest::addColumn<QByteArray>("language");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("systemIsDark"); // which high contrast follows
        QTest::newRow("dark de small") << Mode::Dark << QByteArray("de") << kSmallScreen << false;
        if (!Album::isWanted())
            return;
        struct Colors
        {
            const char* name;
            Mode mode;
            bool systemIsDark;
        };
        for (const auto& [name, mode, systemIsDark] :
             {Colors{"light", Mode::Light, false}, Colors{"dark", Mode::Dark, false},
              Colors{"contrast", Mode::HighContrast, false},
              Colors{"night contrast", Mode::HighContrast, true}}) {
            for (const char* const language : {"en", "de"}) {
                for (const QSize& size : {QSize(1600, 1000), kSmallScreen}) {
                    const bool small = size == kSmallScreen;
                    if (mode == Mode::Dark && language == QByteArray("de") && small)
                        continue;
                    QTest::addRow("%s %s %s", name, language, small ? "small" : "large")
                        << mode << QByteArray(language) << size << systemIsDark;
                }
            }
        }
    }

    void fitsTheScreen()
    {
        QFETCH(Mode, theme);
        QFETCH(QByteArray, language);
        QFETCH(QSize, size);
        QFETCH(bool, systemIsDark);
        QApplication::setPalette(QPalette(systemIsDark ? Qt::black : Qt::white));
        qputenv("PEERSCAPE_LANGUAGE", language);
        test::Person person;
        person.theme().setMode(theme);
        person.window().resize(size);
        QApplication::processEvents();
        Album album(QString::fromLatin1(QTest::currentDataTag()));
        QSet<QString> larger;
        test::walkThroughWindow(person, [&](const QString& place, QWidget& widget) {
            album.keep(place, widget);
            if (!widget.isWindow() || widget.isFullScreen())
                return;
            // The screen of the tests is not the small one: what a window cannot do without has to
            // fit there, what it takes has to fit on the screen that there is.
            if (qobject_cast<QMenu*>(&widget) != nullptr && !fits(widget.size(), kSmallScreen))
                larger.insert(u"%1: %2 high"_s.arg(place).arg(widget.height()));
            const QSize least = widget.minimumSizeHint();
            const QSize room = widget.screen()->availableSize().expandedTo(least).expandedTo(size);
            if (!fits(least, kSmallScreen) || !fits(widget.size(), room))
                larger.insert(u"%1: %2x%3, at least %4x%5"_s.arg(place)
                                  .arg(widget.width())
                                  .arg(widget.height())
                                  .arg(least.width())
                                  .arg(least.height()));
        });
        for (const QString& place : larger)
            qWarning("%s", qPrintable(place));
        QVERIFY(larger.isEmpty());
    }

    void tabReachesEverythingInDialogs()
    {
        test::Person person;
        QSet<QString> unreached;
        test::walkThroughWindow(person, [&](const QString& place, QWidget& widget) {
            if (qobject_cast<QDialog*>(&widget) == nullptr)
                return;
            for (const QString& name : unreachedByTab(widget))
                unreached.insert(place + u": "_s + name);
        });
        for (const QString& name : unreached)
            qWarning("Tab does not reach %s", qPrintable(name));
        QVERIFY(unreached.isEmpty());
    }
};

PEERSCAPE_TEST_CLASS(TestWindowWalk)
#include "tst_window_walk.moc"
