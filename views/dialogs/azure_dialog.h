#pragma once

#include <QDialog>
#include <QProcess>

#include <string>
#include <vector>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace peerscape::views {

/// Reads networks from Azure through the person's own `az graph query`: shows the command, and runs
/// it only when told to, page after page. Signing in is az's own business; nothing of it passes
/// through here.
class AzureDialog : public QDialog
{
    Q_OBJECT

public:
    explicit AzureDialog(QWidget* parent = nullptr);
    ~AzureDialog() override;
    Q_DISABLE_COPY_MOVE(AzureDialog)

    /// The answers, a page each, once the dialog was accepted.
    [[nodiscard]] const std::vector<std::string>& pages() const { return m_pages; }

private:
    [[nodiscard]] QStringList arguments() const;
    void showCommand();
    void run();
    void readPage();
    void stop(const QString& words);
    void setRunning(bool running);

    QPlainTextEdit* m_command;
    QLineEdit* m_subscriptions;
    QLabel* m_message;
    QPushButton* m_run;
    QString m_az;
    QProcess m_process;
    QString m_token; ///< Where the next page starts.
    qint64 m_rows = 0;
    std::vector<std::string> m_pages;
};

} // namespace peerscape::views
